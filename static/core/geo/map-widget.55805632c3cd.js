// The editor's map: place a point, or draw, drag and import a route.
// Every change goes at once into the hidden textarea, as GeoJSON.
(() => {
  const MOST_HANDLES = 500;
  const MOST_UNDOS = 50;
  const LINE = { color: '#0B5C7A', weight: 5, opacity: 0.9 };
  const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

  const { degrees, fill, inside, parseTyped, readTrack, swap, thin } = window.geoTrack;
  const toLatLng = ([lng, lat, ele]) => (ele === undefined ? L.latLng(lat, lng) : L.latLng(lat, lng, ele));
  const toPosition = ({ lat, lng, alt }) => [degrees(lng), degrees(lat), ...(alt === undefined ? [] : [alt])];

  class GeoMap extends window.StimulusModule.Controller {
    static targets = [
      'map', 'store', 'text', 'list', 'details', 'info', 'error', 'file', 'undo', 'clear', 'extend', 'idle', 'drawing', 'thin', 'cost',
    ];

    static values = { type: String, options: Object, icons: Object, limits: Object, strings: Object, reader: String };

    connect() {
      this.past = [];
      this.localise();
      this.map = L.Map.djangoMap(this.mapTarget, { djoptions: this.optionsValue, globals: false, callback: () => {} });
      this.layers = L.featureGroup().addTo(this.map);
      this.map.on('click', (event) => this.clicked(event));
      this.map.on('draw:created', (event) => { this.drawn = event.layer; });
      this.map.on('draw:drawstop', () => this.stopped());
      this.name();
      this.redraw();
      this.watchSize();
    }

    disconnect() {
      this.observer.disconnect();
      this.map.remove();
    }

    localise() {
      const strings = this.stringsValue;
      delete L.Icon.Default.prototype._getIconUrl;
      L.Icon.Default.mergeOptions(this.iconsValue);
      L.Control.Zoom.mergeOptions({ zoomInTitle: strings.zoomIn, zoomOutTitle: strings.zoomOut });
      L.drawLocal.draw.handlers.polyline.tooltip = strings.draw;
      this.mapTarget.setAttribute('aria-label', strings.map);
    }

    // The field's label names the whole group: the textarea it points to is hidden.
    name() {
      const label = document.querySelector(`label[for="${CSS.escape(this.storeTarget.id)}"]`);
      if (!label) return;
      label.id ||= `${this.storeTarget.id}-label`;
      this.element.setAttribute('aria-labelledby', label.id);
    }

    // In a hidden tab, a closed panel or a new block the size is known only once shown.
    watchSize() {
      this.observer = new ResizeObserver(() => {
        if (!this.mapTarget.offsetWidth) return;
        this.map.invalidateSize({ animate: false });
        if (!this.shown) this.fit();
        this.shown = true;
      });
      this.observer.observe(this.mapTarget);
    }

    get isPoint() { return this.typeValue === 'POINT'; }

    get editable() { return !this.storeTarget.disabled && !this.storeTarget.readOnly; }

    // The stored geometry; null when empty or unreadable.
    get geometry() {
      try {
        const geometry = JSON.parse(this.storeTarget.value || 'null');
        const positions = this.isPoint ? [geometry.coordinates] : geometry.coordinates;
        return positions.every((p) => p.slice(0, 2).every(Number.isFinite) && p.length > 1) ? geometry : null;
      } catch { return null; }
    }

    get coords() { return this.geometry?.coordinates ?? []; }

    commit(coordinates, { redraw = true, refit = false } = {}) {
      const type = this.isPoint ? 'Point' : 'LineString';
      const text = coordinates ? JSON.stringify({ type, coordinates }) : '';
      if (text === this.storeTarget.value) return;
      this.past = [...this.past, this.storeTarget.value].slice(-MOST_UNDOS);
      this.store(text, redraw);
      if (refit) this.fit();
    }

    store(text, redraw = true) {
      this.storeTarget.value = text;
      this.storeTarget.dispatchEvent(new Event('change', { bubbles: true }));
      this.say('');
      if (redraw) this.redraw(); else this.describe();
    }

    undo() {
      if (!this.past.length) return;
      this.store(this.past.pop());
      this.fit();
      this.infoTarget.textContent += ` · ${this.stringsValue.undone}`;
    }

    clear() { this.commit(null); }

    redraw() {
      this.layers.clearLayers();
      const { geometry } = this;
      if (geometry && this.isPoint) this.drawPoint(geometry.coordinates);
      else if (geometry) this.drawLine(geometry.coordinates);
      else if (this.storeTarget.value) this.say(this.stringsValue.stored);
      this.describe();
    }

    drawPoint(coordinates) {
      const { marker: alt } = this.stringsValue;
      const marker = L.marker(toLatLng(coordinates), { draggable: this.editable, alt, title: alt }).addTo(this.layers);
      if (!this.editable) return;
      marker.on('dragend', () => this.moved(marker));
      marker.getElement().addEventListener('keydown', (event) => this.nudge(event, marker));
      marker.getElement().addEventListener('keyup', (event) => { if (ARROWS[event.key]) this.moved(marker); });
    }

    nudge(event, marker) {
      if (!ARROWS[event.key]) return;
      event.preventDefault();
      event.stopPropagation();
      const step = L.point(ARROWS[event.key]).multiplyBy(event.shiftKey ? 20 : 4);
      marker.setLatLng(this.map.containerPointToLatLng(this.map.latLngToContainerPoint(marker.getLatLng()).add(step)));
    }

    moved(marker) {
      const position = toPosition(marker.getLatLng()).slice(0, 2);
      if (this.accept([position])) this.commit(position, { redraw: false });
      else marker.setLatLng(toLatLng(this.coords));
    }

    drawLine(coordinates) {
      const line = L.polyline(coordinates.map(toLatLng), LINE).addTo(this.layers);
      if (!this.editable || coordinates.length > MOST_HANDLES) return;
      line.editing.enable();
      line.on('edit', () => {
        const positions = line.getLatLngs().map(toPosition);
        if (this.accept(positions)) this.commit(positions, { redraw: false });
        else this.redraw();
      });
    }

    fit() {
      if (!this.layers.getLayers().length) return;
      this.map.fitBounds(this.layers.getBounds(), { maxZoom: 16, padding: [30, 30], animate: false });
    }

    clicked(event) {
      if (!this.isPoint || !this.editable) return;
      const position = toPosition(event.latlng.wrap());
      if (this.accept([position])) this.commit(position);
    }

    // Say why positions cannot be kept, or let them through.
    accept(positions) {
      const { limitsValue: box, stringsValue: strings } = this;
      if (positions.length > box.points) return this.refuse(strings.tooMany);
      if (!positions.every((position) => position.slice(0, 2).every(Number.isFinite))) return this.refuse(strings.badPoint);
      if (positions.every((position) => inside(position, box))) return true;
      return this.refuse(positions.every((position) => inside(position, swap(box))) ? strings.swapped : strings.outside);
    }

    refuse(sentence) { this.say(sentence); return false; }

    say(sentence) { this.errorTarget.textContent = sentence; }

    typed(event) {
      event?.preventDefault();
      const text = this.textTarget.value;
      if (!text.trim()) { this.clear(); return; }
      const position = parseTyped(text);
      if (!position) this.say(this.stringsValue.unreadable);
      else if (this.accept([position])) this.commit(position.slice(0, 2), { refit: true });
    }

    typedList() {
      const lines = this.listTarget.value.split('\n').filter((line) => line.trim());
      const positions = lines.map(parseTyped);
      if (positions.includes(null)) this.say(this.stringsValue.unreadable);
      else if (positions.length === 1) this.say(this.stringsValue.tooFew);
      else if (this.accept(positions)) this.commit(positions.length ? positions : null, { refit: true });
    }

    async importFile() {
      const [file] = this.fileTarget.files;
      if (!file) return;
      this.fileTarget.value = '';
      if (file.size > this.limitsValue.bytes) { this.say(this.stringsValue.tooLarge); return; }
      this.infoTarget.textContent = this.stringsValue.reading;
      const token = this.element.closest('form').querySelector('[name=csrfmiddlewaretoken]').value;
      const answer = await readTrack(this.readerValue, file, token) ?? { message: this.stringsValue.unread };
      if (answer.message) { this.describe(); this.say(answer.message); return; }
      this.say('');
      this.commit(answer.coordinates, { refit: true });
      this.infoTarget.textContent = `${this.stringsValue.imported} ${this.measure(this.coords)}`;
    }

    // Start drawing; with the parameter `extend`, from the last point of the route.
    draw({ params }) {
      const last = params.extend ? this.coords.at(-1) : null;
      this.extending = Boolean(last);
      this.layers.eachLayer((layer) => { layer.editing?.disable(); layer.setStyle({ opacity: 0.3 }); });
      this.pen = new L.Draw.Polyline(this.map, { shapeOptions: LINE, feet: false });
      this.pen.enable();
      if (last) this.pen.addVertex(toLatLng(last));
      this.toggleTools(true);
      this.infoTarget.textContent = this.stringsValue.drawing;
      this.mapTarget.focus();
    }

    finish() {
      this.pen?.completeShape();
      // A shape of one point is not completed: the pen is still there.
      if (this.pen) this.say(this.stringsValue.tooFew);
    }

    removeLast() { this.pen?.deleteLastVertex(); }

    cancel() { this.pen?.disable(); }

    stopped() {
      const positions = this.drawn?.getLatLngs().map(toPosition);
      this.pen = null;
      this.drawn = null;
      this.toggleTools(false);
      this.redraw();
      if (!positions) return;
      const whole = this.extending ? [...this.coords, ...positions.slice(1)] : positions;
      if (this.accept(whole)) this.commit(whole);
    }

    toggleTools(drawing) {
      this.idleTarget.hidden = drawing;
      this.drawingTarget.hidden = !drawing;
    }

    // Bring fields, buttons and the sentence under the map up to date.
    describe() {
      const { coords } = this;
      this.undoTarget.disabled = !this.past.length;
      this.clearTarget.disabled = !this.storeTarget.value;
      this.infoTarget.textContent = '';
      if (this.isPoint) {
        this.textTarget.value = coords.length ? `${coords[1]}, ${coords[0]}` : '';
        return;
      }
      this.extendTarget.disabled = !coords.length;
      if (coords.length) this.infoTarget.textContent = this.measure(coords);
      this.offerThinning(coords);
      this.fillList();
    }

    measure(coords) {
      const metres = coords.slice(1).reduce((sum, p, i) => sum + toLatLng(coords[i]).distanceTo(toLatLng(p)), 0);
      return fill(this.stringsValue.points, { points: this.number(coords.length), km: this.number(metres / 1000, 2) });
    }

    number(value, maximumFractionDigits = 0) {
      return value.toLocaleString(document.documentElement.lang || 'en', { maximumFractionDigits });
    }

    // A track with more points than anyone drags is kept whole, unless somebody asks.
    offerThinning(coords) {
      this.thinTarget.hidden = coords.length <= MOST_HANDLES || !this.editable;
      if (this.thinTarget.hidden) return;
      this.thinned = thin(coords, MOST_HANDLES);
      this.costTarget.textContent = fill(this.stringsValue.cost, {
        points: this.number(coords.length),
        kept: this.number(this.thinned.kept.length),
        metres: this.number(Math.max(1, Math.ceil(this.thinned.metres))),
      });
    }

    thinOut() {
      if (this.thinTarget.hidden) return;
      this.commit(this.thinned.kept);
      this.undoTarget.focus();
    }

    fillList() {
      if (!this.detailsTarget.open) return;
      this.listTarget.value = this.coords.map(([lng, lat, ...ele]) => [lat, lng, ...ele].join(', ')).join('\n');
    }
  }

  window.wagtail.app.register('geo-map', GeoMap);
})();
