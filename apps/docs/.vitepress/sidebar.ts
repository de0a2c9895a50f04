import type { DefaultTheme } from 'vitepress';

export const nav: DefaultTheme.NavItem[] = [
  { text: 'Guides', link: '/guides/getting-started', activeMatch: '/guides/' },
  { text: 'Live', link: '/live/superposition', activeMatch: '/live/' },
];

export const sidebar: DefaultTheme.SidebarItem[] = [
  {
    text: 'Live',
    items: [
      { text: 'Superposition', link: '/live/superposition' },
      { text: 'Grokking', link: '/live/grokking' },
      { text: 'Your own network', link: '/live/your-network' },
    ],
  },
];
