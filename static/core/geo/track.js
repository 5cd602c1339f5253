// What the editor's map does without a map: words, typed coordinates, fewer points.
(() => {
  const METRES_PER_DEGREE = 111195;

  const degrees = (number) => Number(number.toFixed(6));
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const swap = (box) => ({ west: box.south, south: box.west, east: box.north, north: box.east });
  const inside = ([lng, lat], box) => lng >= box.west && lng <= box.east && lat >= box.south && lat <= box.north;

  // "50.69, 3.16", "50.69 3.16 27.5" or, with decimal commas, "50,69 ; 3,16".
  const parseTyped = (text) => {
    const dots = text.trim().match(/^(-?\d+(?:\.\d+)?)[\s,;]+(-?\d+(?:\.\d+)?)(?:[\s,;]+(-?\d+(?:\.\d+)?))?$/);
    const commas = text.trim().match(/^(-?\d+(?:,\d+)?)(?:\s*;\s*|\s*,\s+|\s+)(-?\d+(?:,\d+)?)$/);
    const found = commas ?? dots;
    if (!found) return null;
    const [lat, lng, ele] = found.slice(1).filter(Boolean).map((part) => Number(part.replace(',', '.')));
    return [degrees(lng), degrees(lat), ...(ele === undefined ? [] : [ele])];
  };

  const strayOf = ([x, y], [ax, ay], [bx, by]) => {
    const [dx, dy] = [bx - ax, by - ay];
    const share = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
    return Math.hypot(x - ax - share * dx, y - ay - share * dy);
  };

  // By how many metres the line moves when a point and all that matter less are left
  // out (Douglas and Peucker, for every tolerance at once).
  const worths = (flat) => {
    const worth = new Float64Array(flat.length).fill(Infinity);
    const spans = [[0, flat.length - 1, Infinity]];
    while (spans.length) {
      const [first, last, limit] = spans.pop();
      if (last - first < 2) continue;
      let [best, stray] = [first + 1, -1];
      for (let i = first + 1; i < last; i += 1) {
        const found = strayOf(flat[i], flat[first], flat[last]);
        if (found > stray) [best, stray] = [i, found];
      }
      worth[best] = Math.min(limit, stray);
      spans.push([first, best, worth[best]], [best, last, worth[best]]);
    }
    return worth;
  };

  // {kept: the positions that matter most, metres: how far the line moves at most}.
  const thin = (positions, most) => {
    const east = METRES_PER_DEGREE * Math.cos((positions[0][1] * Math.PI) / 180);
    const worth = worths(positions.map(([lng, lat]) => [(lng - positions[0][0]) * east, (lat - positions[0][1]) * METRES_PER_DEGREE]));
    const ranked = [...worth.keys()].sort((a, b) => worth[b] - worth[a]);
    const kept = ranked.slice(0, most).sort((a, b) => a - b).map((index) => positions[index]);
    return { kept, metres: ranked.length > most ? worth[ranked[most]] : 0 };
  };

  // The server reads the file: {coordinates}, or {message} that says what is wrong;
  // null when it did not answer.
  const readTrack = async (url, file, token) => {
    const body = new FormData();
    body.append('file', file);
    try {
      const response = await fetch(url, { method: 'POST', body, headers: { 'X-CSRFToken': token } });
      return await response.json();
    } catch {
      return null;
    }
  };

  window.geoTrack = { degrees, fill, inside, parseTyped, readTrack, swap, thin };
})();
