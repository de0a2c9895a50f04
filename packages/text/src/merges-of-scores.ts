/**
 * The merges of a vocabulary that SentencePiece's BPE made, in their order: every token that two others make, the one
 * of the highest score first; among those of one token, by the ranks of its parts.
 *
 * O(characters of the vocabulary).
 */
export function mergesOfScores(tokens: readonly string[], scores: readonly number[]): [string, string][] {
  const ranks = new Map(tokens.map((token, id) => [token, id]));
  const merges: { readonly pair: [string, string]; readonly score: number }[] = [];
  tokens.forEach((token, id) => {
    const letters = Array.from(token);
    const own: { readonly pair: [string, string]; readonly first: number; readonly second: number }[] = [];
    for (let length = 1; length < letters.length; length++) {
      const pair: [string, string] = [letters.slice(0, length).join(''), letters.slice(length).join('')];
      const [first, second] = pair.map((part) => ranks.get(part));
      if (first !== undefined && second !== undefined) own.push({ pair, first, second });
    }
    own.sort((a, b) => a.first - b.first || a.second - b.second);
    merges.push(...own.map(({ pair }) => ({ pair, score: scores[id] })));
  });
  return merges.sort((a, b) => b.score - a.score).map(({ pair }) => pair);
}
