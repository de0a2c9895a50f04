/** The report's style sheet: readable on paper, on a phone, and at night, where figures are drawn for dark pages. */
export const reportStyle = `
:root { color-scheme: light dark; --text: #1c2430; --muted: #5b6675; --line: #d9dee6; --ground: #ffffff; --good: #1a7f4b; --bad: #b3261e; --fair: #8a5a00; --warm: #f0a35e; --cold: #8ab4f8; --shade: rgba(0, 0, 0, .2); }
@media (prefers-color-scheme: dark) { :root { --text: #e6e9ee; --muted: #9aa5b4; --line: #38414f; --ground: #14181f; --good: #58c78e; --bad: #ff8a80; --fair: #e2b25c; --warm: #a85b12; --cold: #2f5fae; --shade: rgba(255, 255, 255, .2); } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 66rem; color: var(--text); background: var(--ground); font: 16px/1.55 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 .75rem; }
h2 { font-size: 1.35rem; margin: 3rem 0 .75rem; padding-top: 1rem; border-top: 2px solid var(--line); }
h3 { font-size: 1.05rem; margin: 2rem 0 .6rem; }
p { margin: .4rem 0; }
sub, sup { font-size: .75em; line-height: 0; }
a { color: inherit; }
.settings { display: flex; flex-wrap: wrap; gap: .35rem 1.5rem; margin: 1rem 0; padding: .6rem .9rem; border: 1px solid var(--line); border-radius: 6px; font-size: .88rem; }
.settings div { display: flex; gap: .4rem; }
.settings dt { color: var(--muted); }
.settings dd { margin: 0; font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; background: linear-gradient(to left, var(--ground) 40%, transparent) right / 48px 100% no-repeat local, linear-gradient(to left, var(--shade), transparent) right / 20px 100% no-repeat scroll; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th { text-align: left; font-weight: 600; color: var(--muted); border-bottom: 1px solid var(--line); padding: .4rem .6rem; white-space: nowrap; }
td { vertical-align: top; border-bottom: 1px solid var(--line); padding: .55rem .6rem; }
.claim { margin: 1.1rem 0; padding: .1rem 0 .1rem .9rem; border-left: 3px solid var(--line); }
.claim .method { color: var(--muted); font-size: .84rem; }
.claim .verdict { margin-right: .3rem; font-weight: 600; }
.claim.holds .verdict { color: var(--good); }
.claim.partly .verdict { color: var(--fair); }
.claim.fails .verdict { color: var(--bad); }
.claim dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .2rem .9rem; margin: .4rem 0; font-size: .92rem; }
.claim dt { color: var(--muted); }
.claim dd { margin: 0; font-variant-numeric: tabular-nums; }
.claim .numbers th[scope] { color: inherit; font-weight: 400; vertical-align: top; }
.numbers { width: auto; font-variant-numeric: tabular-nums; }
.numbers td.long { min-width: 17rem; }
.numbers td.short { white-space: nowrap; }
.numbers td, .numbers th { padding: .25rem .9rem .25rem .3rem; }
figure { margin: 2.5rem 0; }
figure svg { display: block; border-radius: 4px; }
.by-night { display: none; }
@media screen and (prefers-color-scheme: dark) { .by-day { display: none; } .by-night { display: block; } }
figcaption { color: var(--muted); font-size: .9rem; margin-top: .5rem; max-width: 50rem; }
.files { white-space: nowrap; }
.files a { margin-left: .4rem; }
.passage { margin: .6rem 0 1.5rem; padding: .5rem .9rem; border: 1px solid var(--line); border-radius: 6px; font-size: .92rem; }
.passage p { white-space: pre-wrap; overflow-wrap: anywhere; }
.passage span { border-radius: 2px; }
footer { margin-top: 4rem; color: var(--muted); font-size: .88rem; }
/* On a phone names of rows and columns break into lines, so that what was measured is seen beside them. */
@media (max-width: 40rem) {
  .claim dl { grid-template-columns: minmax(0, 1fr); }
  .claim .numbers th { white-space: normal; vertical-align: bottom; }
  .claim .numbers th[scope] { vertical-align: top; }
  .numbers td, .numbers th { padding-right: .6rem; }
}
@media print { figure, tr { break-inside: avoid; } figure svg { max-width: 100%; height: auto; } }
`;
