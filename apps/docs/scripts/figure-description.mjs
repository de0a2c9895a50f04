import { readFileSync } from 'node:fs';

/** Title, description and size, of a drawn figure, which an `<img>` cannot ask its file for. */
export function description(file) {
  const svg = readFileSync(file, 'utf8');
  const [, width, height] = /viewBox="0 0 (\S+) (\S+)"/.exec(svg).map(Number);
  const text = (tag) => unescaped(new RegExp(`<${tag}[^>]*>([^<]*)</${tag}>`).exec(svg)?.[1] ?? '');
  return { title: text('title'), description: text('desc'), width, height };
}

function unescaped(text) {
  const entities = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };
  return text.replaceAll(/&(lt|gt|quot|amp);/g, (entity) => entities[entity]);
}
