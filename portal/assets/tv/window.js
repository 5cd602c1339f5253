/* Window mode: slides until somebody presses a key, whatever becomes of the network. */
(function () {
  "use strict";
  var BACK = { 8: 1, 27: 1, 166: 1, 461: 1, 10009: 1 }, LEFT = 37, RIGHT = 39;
  var SLIDE_MS = 14000, FRESH_MS = 300000, SPREAD_MS = 15000, RELOAD_MS = 3600000;
  var RETRY_MS = 30000, MOST_RETRY_MS = 600000, TIMEOUT_MS = 20000, CALM_MS = 10000;
  var SHIFT_MS = 600000, SHIFTS = [[-4, -4], [4, -4], [4, 4], [-4, 4]];
  var ALONE_MS = 600000, WATCH_MS = 60000, GONE_MS = 1500;

  /* Milliseconds since the page began; the clock of a set may be wrong, or be moved. */
  function elapsed() { return window.performance.now(); }

  function ask(url, done, failed) {
    var request = new XMLHttpRequest();
    request.open("GET", url);
    request.timeout = TIMEOUT_MS;
    request.onload = function () {
      var said = null;
      try {
        said = request.status === 200 ? JSON.parse(request.responseText) : null;
      } catch (error) {
        said = null; // the page of a hotel's network, not ours
      }
      if (said) done(said, Number(request.getResponseHeader("Age")) || 0);
      else failed();
    };
    request.onerror = request.ontimeout = request.onabort = failed;
    request.send();
  }

  /* Pages of a screen whose programme has window mode go back to it by themselves. */
  function watch(body) {
    var touched = elapsed(), idle_ms = Number(body.getAttribute("data-watch-idle")) * 1000;
    function touch() { touched = elapsed(); }
    ["keydown", "mousedown", "mousemove", "touchstart", "wheel"].forEach(function (name) {
      window.addEventListener(name, touch, true);
    });
    window.addEventListener("pageshow", touch);
    setInterval(function () {
      if (elapsed() - touched < idle_ms) return;
      ask(body.getAttribute("data-watch"), function (said) {
        if (said.mode === "window" && elapsed() - touched >= idle_ms) {
          location.replace(body.getAttribute("data-watch-to"));
        }
      }, function () {});
    }, WATCH_MS);
  }

  function layer_of(root) {
    function find(name) { return root.querySelector(name); }
    return {
      root: root, photo: find(".slide-photo"), label: find(".slide-label"),
      title: find(".slide-title"), now: find(".slide-now"), word: find(".slide-now b"),
      change: find(".slide-now span"), facts: find(".slide-facts"),
      note: find(".slide-note"), credit: find(".slide-credit"),
      svg: find("svg"), code: find("path:not(.qr-paper)"),
      qr_words: find(".qr-words"), typed: find(".qr-typed")
    };
  }

  function write(node, words) {
    if (node.textContent !== words) node.textContent = words;
  }

  function play(body) {
    var state = JSON.parse(document.getElementById("window-state").textContent);
    var layers = [], front = 0, place = 0, current = state.slides[0], photos = {};
    var started = elapsed(), began_s = state.now - started / 1000, paused = false, touched = 0, leaving = 0;
    var lost = false, failures = 0, asking = false, asked = 0;
    var beating = 0, refreshing = 0, turn = 0;
    var stage = body.querySelector(".window-stage");
    var progress = body.querySelector(".window-progress");
    var paused_words = body.querySelector(".window-paused");
    var away_words = body.querySelector(".window-away");
    var lost_words = body.querySelector(".window-lost span");

    function time_s() { return began_s + elapsed() / 1000; }
    function over(slide) { return slide.ends !== null && slide.ends <= time_s(); }

    /* One picture for each slide, kept while there is the slide: shown again without
       the network, and never more of them than slides. */
    function picture(slide) {
      var found = photos[slide.key], made;
      if (!slide.photo) return null;
      if (found && found.getAttribute("src") === slide.photo) return found;
      made = document.createElement("img");
      made.alt = "";
      made.onerror = function () {
        if (photos[slide.key] === made) delete photos[slide.key];
        if (made.parentNode) made.parentNode.removeChild(made);
      };
      made.src = slide.photo;
      photos[slide.key] = made;
      return made;
    }

    function say(layer, slide) {
      var holds = slide.until === null || time_s() < slide.until;
      write(layer.word, holds ? slide.word : "");
      write(layer.change, holds && slide.change ? ", " + slide.change : "");
      write(layer.note, holds ? slide.note : "");
      layer.now.className = "slide-now " + slide.css;
    }

    function fill(layer, slide) {
      var made = picture(slide), sheet = "-4 -4 " + slide.sheet + " " + slide.sheet;
      while (layer.photo.firstChild) layer.photo.removeChild(layer.photo.firstChild);
      if (made) layer.photo.appendChild(made);
      layer.root.setAttribute("data-kind", slide.kind);
      write(layer.label, slide.label);
      write(layer.title, slide.title);
      write(layer.facts, slide.facts);
      write(layer.credit, slide.credit);
      write(layer.qr_words, slide.qr.words);
      write(layer.typed, slide.qr.typed);
      layer.svg.setAttribute("viewBox", sheet);
      layer.svg.setAttribute("aria-label", slide.qr.typed);
      layer.code.setAttribute("d", slide.qr.d);
      say(layer, slide);
    }

    function show(slide) {
      if (slide.key === current.key) {
        current = slide;
        say(layers[front], slide);
        return;
      }
      current = slide;
      fill(layers[1 - front], slide);
      layers[front].root.className = "slide";
      layers[front].root.setAttribute("aria-hidden", "true");
      front = 1 - front;
      layers[front].root.className = "slide shown";
      layers[front].root.removeAttribute("aria-hidden");
    }

    /* The next slide that is not over, from `place` on; the calm one when all are. */
    function following(by) {
      var count = state.slides.length, number = place, tried;
      for (tried = 0; tried < count; tried += 1) {
        number = (number + by + count) % count;
        if (!over(state.slides[number])) return number;
      }
      return -1;
    }

    function step(by) {
      var number = following(by), next;
      if (number >= 0) place = number;
      show(number >= 0 ? state.slides[number] : state.calm);
      next = following(1);
      if (next >= 0) picture(state.slides[next]);
      progress.style.transform = "scaleX(" + (place + 1) / state.slides.length + ")";
    }

    function say_lost() {
      write(lost_words, lost ? state.lost[time_s() < state.midnight ? 0 : 1] : "");
    }

    function beat() {
      clearTimeout(beating);
      beating = setTimeout(beat, SLIDE_MS);
      say_lost();
      if (paused && elapsed() - touched >= ALONE_MS) pause(false);
      if (paused) say(layers[front], current);
      else step(1);
    }

    function pause(on) {
      paused = on;
      touched = elapsed();
      body.className = on ? "window" : "window running";
      paused_words.hidden = !on;
      away_words.hidden = true;
      clearTimeout(beating);
      beating = setTimeout(beat, SLIDE_MS);
    }

    /* Without the network the pages would be an error of the browser, for ever. */
    function leave() {
      if (!lost) return go();
      return ask(body.getAttribute("data-mode"), go, function () {
        pause(true);
        away_words.hidden = false;
      });
    }

    function go() {
      var home = body.getAttribute("data-home");
      if (history.length > 1) history.back();
      leaving = setTimeout(function () { location.href = home; }, history.length > 1 ? GONE_MS : 0);
    }

    function press(event) {
      var code = event.keyCode;
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (BACK[code]) leave();
      else if (!paused) pause(true);
      else if (code === LEFT || code === RIGHT) {
        step(code === LEFT ? -1 : 1);
        pause(true);
      } else pause(false);
    }

    function click(event) {
      event.preventDefault();
      if (event.target.id === "window-leave") leave(); else pause(!paused);
    }

    function later(wait_ms) {
      clearTimeout(refreshing);
      refreshing = setTimeout(refresh, wait_ms);
    }

    function refresh() {
      if (asking) return;
      asking = true;
      asked = elapsed();
      clearTimeout(refreshing);
      ask(body.getAttribute("data-window"), take, fail);
    }

    function fail() {
      asking = false;
      lost = true;
      later(Math.min(MOST_RETRY_MS, RETRY_MS * Math.pow(2, Math.min(failures, 9))));
      failures += 1;
      say_lost();
    }

    function take(said, age_s) {
      if (!said.slides || !said.slides.length || !said.calm || !said.lost) return fail();
      asking = lost = false;
      failures = 0;
      later(FRESH_MS + Math.floor(Math.random() * SPREAD_MS));
      if (body.hasAttribute("data-programmed") && said.mode !== "window") {
        return location.replace(body.getAttribute("data-home"));
      }
      if (elapsed() - started >= RELOAD_MS && !paused) return location.reload();
      began_s = said.now + age_s - elapsed() / 1000;
      return renew(said);
    }

    /* New slides go on after the one in view; pictures of those that went are let go. */
    function renew(said) {
      var kept = {}, number = -1;
      state = said;
      said.slides.forEach(function (slide, position) {
        if (photos[slide.key]) kept[slide.key] = photos[slide.key];
        if (slide.key === current.key) number = position;
      });
      photos = kept;
      if (number >= 0) {
        place = number;
        show(said.slides[number]);
      } else place = Math.min(place, said.slides.length) - 1;
      say_lost();
    }

    function shift() {
      turn = (turn + 1) % SHIFTS.length;
      stage.style.transform = "translate(" + SHIFTS[turn].join("px, ") + "px)";
    }

    function begin() {
      var shown;
      [].forEach.call(body.querySelectorAll(".slide"), function (root) {
        layers.push(layer_of(root));
      });
      shown = layers[0].photo.querySelector("img");
      if (shown) photos[current.key] = shown;
      document.addEventListener("keydown", press, true);
      document.addEventListener("click", click, true);
      window.addEventListener("online", function () {
        if (elapsed() - asked < CALM_MS) later(CALM_MS);
        else refresh();
      });
      window.addEventListener("pagehide", function () { clearTimeout(leaving); });
      window.addEventListener("pageshow", function (event) {
        // A page from the memory of the browser may be of yesterday.
        var how = window.performance.navigation;
        if (event.persisted || (how && how.type === 2)) refresh();
      });
      setInterval(shift, SHIFT_MS);
      later(FRESH_MS + Math.floor(Math.random() * SPREAD_MS));
      place = -1;
      step(1);
      pause(false);
    }

    begin();
  }

  var body = document.body;
  if (body.hasAttribute("data-window")) play(body);
  else if (body.hasAttribute("data-watch")) watch(body);
})();
