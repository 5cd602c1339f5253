/* Arrows, OK and Back of a remote control. OK is the link itself; the rest is here.
   Pages work without it as far as links go. Engines from Chromium 53: ES5 only. */
(function () {
  var ARROWS = { 37: "left", 38: "up", 39: "right", 40: "down" };
  var BACK = { 8: 1, 27: 1, 166: 1, 461: 1, 10009: 1 };
  var FOCUSABLE = "a[href], button:not([disabled]), [tabindex='0']";
  // What sets cut off at their edges, and how far the mark of the focus reaches outwards.
  var SAFE = 0.05, RING_REM = 0.5, NEAR_END = 0.15;
  var HERE = location.pathname + location.search;
  var page = document.documentElement, body = document.body;
  var depth = 0, pointer = "", hovering = false;

  if (body.hasAttribute("data-window")) { return; }

  function kept(name) {
    try { return sessionStorage.getItem("tv:" + name); } catch (error) { return null; }
  }

  function keep(name, value) {
    try { sessionStorage.setItem("tv:" + name, value); } catch (error) { return; }
  }

  function above(node, selector) {
    while (node && node.nodeType === 1) {
      if (node.matches(selector)) { return node; }
      node = node.parentNode;
    }
    return null;
  }

  function inMain(node) { return node && above(node, "main") ? node : null; }

  function seen(node) { return node && node.getClientRects().length > 0; }

  function focused() {
    var node = document.activeElement;
    return node && node !== body && node !== page ? node : null;
  }

  /* Whether scrolling does not move it. */
  function stays(node) {
    while (node && node !== body) {
      if (getComputedStyle(node).position === "fixed") { return true; }
      node = node.parentNode;
    }
    return false;
  }

  /* Where the focus may be, in the window: below what stays at the top, if anything. */
  function region(node) {
    var ring = RING_REM * parseFloat(getComputedStyle(page).fontSize);
    var width = page.clientWidth, height = window.innerHeight;
    var lid = document.querySelector("[data-tv-lid]");
    var fixed = lid && getComputedStyle(lid).position === "fixed";
    return {
      left: SAFE * width + ring,
      right: (1 - SAFE) * width - ring,
      top: fixed ? lid.getBoundingClientRect().bottom : SAFE * height + ring,
      bottom: (1 - SAFE) * height - ring,
      lid: fixed ? lid : null,
      held: stays(node)
    };
  }

  /* Move the belt of a row by whole cards until the focused one is seen entirely. */
  function slide(node, room) {
    var rail = above(node, ".rail"), belt, cards, left, start, shift, i;
    if (!rail) { return; }
    belt = rail.querySelector(".belt");
    cards = belt.children;
    start = rail.getBoundingClientRect().left + parseFloat(getComputedStyle(rail).paddingLeft);
    shift = parseFloat(belt.getAttribute("data-shift") || 0);
    left = node.offsetLeft;
    rail.scrollLeft = 0;
    if (left < shift) { shift = left; }
    for (i = 0; i < cards.length && start + left + node.offsetWidth - shift > room.right; i++) {
      if (cards[i].offsetLeft > shift) { shift = cards[i].offsetLeft; }
    }
    belt.setAttribute("data-shift", shift);
    belt.style.transform = shift ? "translateX(-" + shift + "px)" : "none";
  }

  /* Scroll the page until the focused one is seen with the heading of its row. */
  function scroll(node, room) {
    var now = window.pageYOffset, box = node.getBoundingClientRect();
    var row = above(node, ".row"), block = row ? row.getBoundingClientRect() : box;
    var top, bottom, y = now, end = page.scrollHeight - window.innerHeight;
    if (room.held) { return; }
    if (block.height > room.bottom - room.top) { block = box; }
    top = block.top + now;
    bottom = Math.max(block.bottom, box.bottom) + now;
    if (room.lid) {
      y = top - room.top;
    } else if (bottom <= room.bottom) {
      y = 0;
    } else if (top - now < room.top) {
      y = top - room.top;
    } else if (bottom - now > room.bottom) {
      y = bottom - room.bottom;
    }
    // Almost at the end: to the end, so that nobody wonders what the last line says.
    if (!room.lid && y > end - NEAR_END * window.innerHeight && top - end >= room.top) { y = end; }
    y = Math.max(0, Math.round(y));
    if (y !== now) { window.scrollTo(0, y); }
  }

  function show(node) {
    var room = region(node);
    slide(node, room);
    scroll(node, room);
  }

  /* Nothing more that way: show the rest of the page as long as the focus stays in view. */
  function nudge(direction) {
    var node = focused(), room = region(node), box, step = window.innerHeight / 2;
    if (!node || (direction !== "up" && direction !== "down")) { return; }
    box = node.getBoundingClientRect();
    if (direction === "down") {
      step = room.held ? step : Math.min(step, box.top - room.top);
      if (step > 0) { window.scrollBy(0, Math.floor(step)); }
    } else {
      step = room.held ? step : Math.min(step, room.bottom - box.bottom);
      if (step > 0) { window.scrollBy(0, -Math.floor(step)); }
    }
  }

  function focusOn(node) {
    if (node) { node.focus({ preventScroll: true }); }
  }

  /* The one that was left on this page, else the one that the page names, else the first.
     A page that says "always" begins anew whenever one comes to it by a link. */
  function first() {
    var returned = window.performance && performance.navigation && performance.navigation.type;
    var before = document.getElementById(kept("focus:" + HERE) || " ");
    var named = document.querySelector("[data-tv-first]");
    var anew = named && named.getAttribute("data-tv-first") === "always";
    if (seen(before) && (returned || !anew && inMain(before))) { return before; }
    return named ||
      document.querySelector("main a[href], main button:not([disabled]), main [tabindex='0']") ||
      document.querySelector(FOCUSABLE);
  }

  /* How many pages of ours lie behind this one; history itself does not say. */
  function count() {
    var ours = document.referrer.indexOf(location.protocol + "//" + location.host + "/tv/") === 0;
    var state = history.state;
    if (state && typeof state.tv === "number") {
      depth = state.tv;
    } else {
      depth = ours ? parseInt(kept("depth") || 0, 10) + 1 : 0;
      history.replaceState({ tv: depth }, "");
    }
    keep("depth", depth);
  }

  function leave() {
    if (window.tizen && window.tizen.application) {
      window.tizen.application.getCurrentApplication().exit();
    } else if (window.webOS && window.webOS.platformBack) {
      window.webOS.platformBack();
    } else if (window.PalmSystem && window.PalmSystem.platformBack) {
      window.PalmSystem.platformBack();
    } else {
      history.back();
    }
  }

  function goBack() {
    if (body.hasAttribute("data-tv-home")) {
      leave();
    } else if (depth > 0) {
      history.back();
    } else {
      // The page above takes the place of this one, so that Back does not return here.
      keep("depth", -1);
      location.replace(body.getAttribute("data-back") || "/tv/");
    }
  }

  document.addEventListener("keydown", function (event) {
    var key = event.keyCode, node = focused(), next;
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) { return; }
    if (BACK[key]) {
      event.preventDefault();
      goBack();
    } else if (ARROWS[key]) {
      event.preventDefault();
      next = node ? exports.getNextFocus(node, key) : first();
      if (next && next !== node) { focusOn(next); } else { nudge(ARROWS[key]); }
    }
  });

  document.addEventListener("focusin", function (event) {
    if (!above(event.target, FOCUSABLE)) { return; }
    if (event.target.id) { keep("focus:" + HERE, event.target.id); }
    if (!hovering) { show(event.target); }
  });

  /* Remotes that point: what is pointed at is focused, so that the two never disagree. */
  document.addEventListener("mousemove", function (event) {
    var node = above(event.target, FOCUSABLE), place = event.screenX + "," + event.screenY;
    var moved = pointer && place !== pointer, box, room;
    pointer = place;
    if (!moved || !node || node === document.activeElement) { return; }
    box = node.getBoundingClientRect();
    room = region(node);
    // What is cut off stays where it is: moving it would bring the next one to the pointer.
    if (box.left < 0 || box.right > page.clientWidth || box.bottom > window.innerHeight) { return; }
    if (!room.held && box.top < (room.lid ? room.top : 0)) { return; }
    hovering = true;
    focusOn(node);
    hovering = false;
  });

  document.addEventListener("click", function (event) {
    if (above(event.target, "[data-tv-back]") && depth > 0) {
      event.preventDefault();
      history.back();
    }
  });

  window.addEventListener("resize", function () {
    if (focused()) { show(focused()); }
  });

  window.addEventListener("pageshow", function (event) {
    if (!event.persisted) { return; }
    count();
    focusOn(focused() || first());
  });

  window.addEventListener("load", function () {
    if (focused()) { show(focused()); }
    page.className += " moving";
  });

  if ("scrollRestoration" in history) { history.scrollRestoration = "manual"; }
  count();
  focusOn(first());
}());
