/**
 * The assignment of every agent to a place of its own with the smallest sum of costs, by Jonker and Volgenant's
 * shortest augmenting paths, as given for rectangular matrices by Crouse (IEEE Trans. Aerospace 52, 2016): agents come
 * one after the other, each along the path of smallest reduced cost from it to a free place.
 *
 * @param costs Axes [agents, places], row by row; no more agents than places.
 * @returns For every agent its place. Of several as good, the one whose places were looked at first.
 */
export function shortestPaths(costs: Float64Array, agents: number, places: number): Int32Array {
  const placeOfAgent = new Int32Array(agents).fill(-1);
  const agentOfPlace = new Int32Array(places).fill(-1);
  const dualOfAgent = new Float64Array(agents);
  const dualOfPlace = new Float64Array(places);
  const lengths = new Float64Array(places);
  const before = new Int32Array(places);
  const open = new Int32Array(places);
  const closed = new Int32Array(places);
  for (let first = 0; first < agents; first++) {
    lengths.fill(Infinity);
    for (let place = 0; place < places; place++) open[place] = place;
    let agent = first;
    let length = 0;
    let end = -1;
    let steps = 0;
    while (end < 0) {
      const start = length - dualOfAgent[agent];
      const left = places - steps;
      let nearest = 0;
      length = Infinity;
      for (let index = 0; index < left; index++) {
        const place = open[index];
        const through = start + costs[agent * places + place] - dualOfPlace[place];
        if (through < lengths[place]) {
          lengths[place] = through;
          before[place] = agent;
        }
        if (lengths[place] < length) {
          length = lengths[place];
          nearest = index;
        }
      }
      const place = open[nearest];
      open.copyWithin(nearest, nearest + 1, left);
      closed[steps++] = place;
      agent = agentOfPlace[place];
      if (agent < 0) end = place;
    }
    dualOfAgent[first] += length;
    for (let step = 0; step < steps; step++) {
      const place = closed[step];
      dualOfPlace[place] -= length - lengths[place];
      if (place !== end) dualOfAgent[agentOfPlace[place]] += length - lengths[place];
    }
    for (let place = end; place >= 0; ) {
      const next = before[place];
      const freed = placeOfAgent[next];
      agentOfPlace[place] = next;
      placeOfAgent[next] = place;
      place = next === first ? -1 : freed;
    }
  }
  return placeOfAgent;
}
