// Track files (GPX, KML, GeoJSON) read in the browser, for the map widget.
// The server checks again what is saved: this is for a quick, clear answer.
(() => {
  class TrackError extends Error {}

  // `key` names a sentence of the widget's strings.
  const refuse = (key) => { throw new TrackError(key); };
  const list = (value) => (Array.isArray(value) ? value : []);

  const position = (numbers) => {
    const [lng, lat, ele] = numbers.slice(0, 3).map((n) => (n === null || n === '' ? NaN : Number(n)));
    return Number.isFinite(ele) ? [lng, lat, ele] : [lng, lat];
  };

  const readXml = (text, root, refusal) => {
    if (/<!(DOCTYPE|ENTITY)/i.test(text)) refuse('entity');
    const xml = new DOMParser().parseFromString(text, 'text/xml');
    if (xml.querySelector('parsererror')) refuse('notXml');
    if (xml.documentElement.localName !== root) refuse(refusal);
    return xml;
  };

  const readGpx = (text) => {
    const xml = readXml(text, 'gpx', 'notGpx');
    const points = xml.querySelectorAll(xml.querySelector('trkpt') ? 'trkpt' : 'rtept');
    return [...points].map((point) => position([
      point.getAttribute('lon'), point.getAttribute('lat'), point.querySelector('ele')?.textContent ?? null,
    ]));
  };

  const readKml = (text) => {
    const xml = readXml(text, 'kml', 'notKml');
    const triples = [...xml.querySelectorAll('LineString > coordinates')]
      .flatMap((element) => element.textContent.trim().split(/\s+/));
    if (triples.length) return triples.map((triple) => position(triple.split(',')));
    return [...xml.getElementsByTagNameNS('*', 'coord')]
      .map((element) => position(element.textContent.trim().split(/\s+/)));
  };

  const linesOf = (geometry) => {
    if (geometry?.type === 'LineString') return [list(geometry.coordinates)];
    if (geometry?.type === 'MultiLineString') return list(geometry.coordinates).map(list);
    return list(geometry?.geometries).filter((member) => member?.type === 'LineString').flatMap(linesOf);
  };

  const readGeoJson = (text) => {
    let data;
    try { data = JSON.parse(text); } catch { refuse('notGeoJson'); }
    if (typeof data?.type !== 'string') refuse('notGeoJson');
    const features = data.type === 'FeatureCollection' ? list(data.features) : [data];
    return features.flatMap((feature) => linesOf(feature?.geometry ?? feature)).flat()
      .map((numbers) => position(list(numbers)));
  };

  const readers = { gpx: readGpx, kml: readKml, geojson: readGeoJson, json: readGeoJson };

  // Positions of a File; throws a TrackError whose message is a key of the strings.
  const read = async (file, limits) => {
    const reader = readers[file.name.toLowerCase().split('.').pop()] ?? refuse('format');
    if (file.size > limits.bytes) refuse('tooLarge');
    const coords = reader((await file.text()).replace(/^\uFEFF/, ''));
    if (coords.length < 2) refuse('noTrack');
    if (coords.length > limits.points) refuse('tooManyPoints');
    return coords;
  };

  // Douglas-Peucker on a flat earth, tolerance in metres; keeps elevations.
  const simplify = (coords, tolerance) => {
    const [lng0, lat0] = coords[0];
    const east = Math.cos((lat0 * Math.PI) / 180) * 111195;
    const flat = coords.map(([lng, lat]) => L.point((lng - lng0) * east, (lat - lat0) * 111195));
    const kept = new Set([0, coords.length - 1]);
    const spans = [[0, coords.length - 1]];
    while (spans.length) {
      const [first, last] = spans.pop();
      let [best, stray] = [first, tolerance];
      for (let i = first + 1; i < last; i += 1) {
        const distance = L.LineUtil.pointToSegmentDistance(flat[i], flat[first], flat[last]);
        if (distance > stray) [best, stray] = [i, distance];
      }
      if (best !== first) { kept.add(best); spans.push([first, best], [best, last]); }
    }
    return coords.filter((_, index) => kept.has(index));
  };

  // At most `most` positions, as true to the track as that allows.
  const thin = (coords, most) => {
    let kept = coords;
    for (let tolerance = 1; kept.length > most; tolerance *= 1.5) kept = simplify(coords, tolerance);
    return kept;
  };

  window.coreMapTracks = { TrackError, read, thin };
})();
