/*! Arrow keys: @bbc/tv-lrud-spatial 0.0.16, (c) BBC, Apache-2.0; it writes into "exports". */
var exports = exports || {};
"use strict";exports.__esModule=true;exports.getNextFocus=void 0;function _createForOfIteratorHelper(o,allowArrayLike){var it=typeof Symbol!=="undefined"&&o[Symbol.iterator]||o["@@iterator"];if(!it){if(Array.isArray(o)||(it=_unsupportedIterableToArray(o))||allowArrayLike&&o&&typeof o.length==="number"){if(it)o=it;var i=0;var F=function F(){};return{s:F,n:function n(){if(i>=o.length)return{done:true};return{done:false,value:o[i++]}},e:function e(_e){throw _e},f:F}}throw new TypeError("Invalid attempt to iterate non-iterable instance.\nIn order to be iterable, non-array objects must have a [Symbol.iterator]() method.")}var normalCompletion=true,didErr=false,err;return{s:function s(){it=it.call(o)},n:function n(){var step=it.next();normalCompletion=step.done;return step},e:function e(_e2){didErr=true;err=_e2},f:function f(){try{if(!normalCompletion&&it["return"]!=null)it["return"]()}finally{if(didErr)throw err}}}}function _unsupportedIterableToArray(o,minLen){if(!o)return;if(typeof o==="string")return _arrayLikeToArray(o,minLen);var n=Object.prototype.toString.call(o).slice(8,-1);if(n==="Object"&&o.constructor)n=o.constructor.name;if(n==="Map"||n==="Set")return Array.from(o);if(n==="Arguments"||/^(?:Ui|I)nt(?:8|16|32)(?:Clamped)?Array$/.test(n))return _arrayLikeToArray(o,minLen)}function _arrayLikeToArray(arr,len){if(len==null||len>arr.length)len=arr.length;for(var i=0,arr2=new Array(len);i<len;i++)arr2[i]=arr[i];return arr2}var focusableSelector="[tabindex], a, input, button";var containerSelector="nav, section, .lrud-container";var focusableContainerSelector="[data-lrud-consider-container-distance]";var ignoreSelector=".lrud-ignore, [disabled]";var matches=function matches(element,selectors){var fn=Element.prototype.matches||Element.prototype.matchesSelector||Element.prototype.mozMatchesSelector||Element.prototype.msMatchesSelector||Element.prototype.oMatchesSelector||Element.prototype.webkitMatchesSelector||function(s){var matches=(this.document||this.ownerDocument).querySelectorAll(s),i=matches.length;while(--i>=0&&matches.item(i)!==this){}return i>-1};return fn.call(element,selectors)};var toArray=function toArray(nodeList){return Array.prototype.slice.call(nodeList)};var getParentContainer=function getParentContainer(elem){if(!elem.parentElement||elem.parentElement.tagName==="BODY"){return null}else if(matches(elem.parentElement,containerSelector)){return elem.parentElement}return getParentContainer(elem.parentElement)};var getFocusables=function getFocusables(scope){if(!scope)return[];var ignoredElements=toArray(scope.querySelectorAll(ignoreSelector));return toArray(scope.querySelectorAll(focusableSelector)).filter(function(node){return!ignoredElements.some(function(ignored){return ignored==node||ignored.contains(node)})}).filter(function(node){return parseInt(node.getAttribute("tabindex")||"0",10)>-1})};var getAllFocusables=function getAllFocusables(scope){var ignoredElements=toArray(scope.querySelectorAll(ignoreSelector));return[].concat(toArray(scope.querySelectorAll(focusableContainerSelector)).filter(function(node){return!ignoredElements.some(function(ignored){return ignored==node||ignored.contains(node)})}).filter(function(container){var _getFocusables;return((_getFocusables=getFocusables(container))===null||_getFocusables===void 0?void 0:_getFocusables.length)>0}),getFocusables(scope))};var collectContainers=function collectContainers(initialContainer){if(!initialContainer)return[];var acc=[initialContainer];var cur=initialContainer;while(cur){cur=getParentContainer(cur);if(cur)acc.push(cur)}return acc};var getMidpointForEdge=function getMidpointForEdge(rect,dir){switch(dir){case"left":return{x:rect.left,y:(rect.top+rect.bottom)/2};case"right":return{x:rect.right,y:(rect.top+rect.bottom)/2};case"up":return{x:(rect.left+rect.right)/2,y:rect.top};case"down":return{x:(rect.left+rect.right)/2,y:rect.bottom}}};var getNearestPoint=function getNearestPoint(point,dir,rect){if(dir==="left"||dir==="right"){var x=dir==="left"?rect.right:rect.left;if(point.y<rect.top)return{x:x,y:rect.top};if(point.y>rect.bottom)return{x:x,y:rect.bottom};return{x:x,y:point.y}}else if(dir==="up"||dir==="down"){var y=dir==="up"?rect.bottom:rect.top;if(point.x<rect.left)return{x:rect.left,y:y};if(point.x>rect.right)return{x:rect.right,y:y};return{x:point.x,y:y}}};var getDistanceBetweenPoints=function getDistanceBetweenPoints(a,b){return Math.sqrt(Math.pow(a.x-b.x,2)+Math.pow(a.y-b.y,2))};var isBelow=function isBelow(a,b){return a.y>b.y};var isRight=function isRight(a,b){return a.x>b.x};var getBlockedExitDirs=function getBlockedExitDirs(container,candidateContainer){var currentAncestorContainers=collectContainers(container);var candidateAncestorContainers=collectContainers(candidateContainer);for(var i=0;i<candidateAncestorContainers.length;i++){var commonCandidate=candidateAncestorContainers[i];var spliceIndex=currentAncestorContainers.indexOf(commonCandidate);if(spliceIndex>-1){currentAncestorContainers.splice(spliceIndex);break}}return currentAncestorContainers.reduce(function(acc,cur){var dirs=((cur===null||cur===void 0?void 0:cur.getAttribute("data-block-exit"))||"").split(" ");return acc.concat(dirs)},[])};var isValidCandidate=function isValidCandidate(entryRect,exitDir,exitPoint,entryWeighting){if(entryRect.width===0&&entryRect.height===0)return false;if(!entryWeighting&&entryWeighting!=0)entryWeighting=0.3;var weightedEntryPoint={x:entryRect.left+entryRect.width*(exitDir==="left"?1-entryWeighting:exitDir==="right"?entryWeighting:0.5),y:entryRect.top+entryRect.height*(exitDir==="up"?1-entryWeighting:exitDir==="down"?entryWeighting:0.5)};if(exitDir==="left"&&isRight(exitPoint,weightedEntryPoint)||exitDir==="right"&&isRight(weightedEntryPoint,exitPoint)||exitDir==="up"&&isBelow(exitPoint,weightedEntryPoint)||exitDir==="down"&&isBelow(weightedEntryPoint,exitPoint))return true;return false};var sortValidCandidates=function sortValidCandidates(candidates,elem,exitDir){var exitRect=elem.getBoundingClientRect();var exitPoint=getMidpointForEdge(exitRect,exitDir);return candidates.filter(function(candidate){var entryRect=candidate.getBoundingClientRect();var allowedOverlap=parseFloat(candidate.getAttribute("data-lrud-overlap-threshold"));return isValidCandidate(entryRect,exitDir,exitPoint,allowedOverlap)}).map(function(candidate){var entryRect=candidate.getBoundingClientRect();var nearestPoint=getNearestPoint(exitPoint,exitDir,entryRect);var distance=getDistanceBetweenPoints(exitPoint,nearestPoint);return{candidate:candidate,distance:distance}}).sort(function(a,b){return a.distance-b.distance}).map(function(_ref){var candidate=_ref.candidate;return candidate})};var getParentFocusableContainer=function getParentFocusableContainer(startingCandidate){if(!startingCandidate)return null;do{startingCandidate=getParentContainer(startingCandidate)}while(startingCandidate&&!matches(startingCandidate,focusableContainerSelector));return startingCandidate};var getNextFocus=exports.getNextFocus=function getNextFocus(elem,keyOrKeyCode,scope){var _getFocusables2;if(!scope||!scope.querySelector)scope=document.body;if(!elem)return(_getFocusables2=getFocusables(scope))===null||_getFocusables2===void 0?void 0:_getFocusables2[0];var exitDir=_keyMap[keyOrKeyCode];var parentContainer=getParentContainer(elem);if(parentContainer&&matches(elem,focusableSelector)){var _getParentFocusableCo;parentContainer.setAttribute("data-focus",elem.id);(_getParentFocusableCo=getParentFocusableContainer(parentContainer))===null||_getParentFocusableCo===void 0||_getParentFocusableCo.setAttribute("data-focus",elem.id)}var focusableCandidates=[];if((parentContainer===null||parentContainer===void 0?void 0:parentContainer.getAttribute("data-lrud-prioritise-children"))!=="false"&&scope.contains(parentContainer)){var focusableSiblings=getAllFocusables(parentContainer);focusableCandidates=sortValidCandidates(focusableSiblings,elem,exitDir)}if(focusableCandidates.length===0){var candidates=getAllFocusables(scope);focusableCandidates=sortValidCandidates(candidates,elem,exitDir)}var _iterator=_createForOfIteratorHelper(focusableCandidates),_step;try{for(_iterator.s();!(_step=_iterator.n()).done;){var candidate=_step.value;var candidateIsContainer=matches(candidate,containerSelector);var candidateContainer=candidateIsContainer?candidate:getParentContainer(candidate);var isCurrentContainer=candidateContainer===parentContainer;var isNestedContainer=parentContainer===null||parentContainer===void 0?void 0:parentContainer.contains(candidateContainer);var isAnscestorContainer=candidateContainer===null||candidateContainer===void 0?void 0:candidateContainer.contains(parentContainer);if(!isCurrentContainer&&(!isNestedContainer||candidateIsContainer)){var blockedExitDirs=getBlockedExitDirs(parentContainer,candidateContainer);if(blockedExitDirs.indexOf(exitDir)>-1)continue;if(candidateContainer&&!isAnscestorContainer){var _getFocusables3,_getParentFocusableCo2;var lastActiveChild=document.getElementById(candidateContainer===null||candidateContainer===void 0?void 0:candidateContainer.getAttribute("data-focus"));var newFocus=lastActiveChild||((_getFocusables3=getFocusables(candidateContainer))===null||_getFocusables3===void 0?void 0:_getFocusables3[0]);(_getParentFocusableCo2=getParentFocusableContainer(candidateContainer))===null||_getParentFocusableCo2===void 0||_getParentFocusableCo2.setAttribute("data-focus",newFocus===null||newFocus===void 0?void 0:newFocus.id);candidateContainer===null||candidateContainer===void 0||candidateContainer.setAttribute("data-focus",newFocus===null||newFocus===void 0?void 0:newFocus.id);return newFocus}}if(!candidateIsContainer){var _getParentFocusableCo3;(_getParentFocusableCo3=getParentFocusableContainer(candidateContainer))===null||_getParentFocusableCo3===void 0||_getParentFocusableCo3.setAttribute("data-focus",candidate.id);candidateContainer===null||candidateContainer===void 0||candidateContainer.setAttribute("data-focus",candidate.id)}return candidate}}catch(err){_iterator.e(err)}finally{_iterator.f()}};var _left="left",_right="right",_up="up",_down="down";var _keyMap={4:_left,21:_left,37:_left,214:_left,205:_left,218:_left,5:_right,22:_right,39:_right,213:_right,206:_right,217:_right,29460:_up,19:_up,38:_up,211:_up,203:_up,215:_up,29461:_down,20:_down,40:_down,212:_down,204:_down,216:_down,"ArrowLeft":_left,"ArrowRight":_right,"ArrowUp":_up,"ArrowDown":_down};

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
/* The upper half of the first page shows the card in focus; rows get their pictures late. */
(function () {
  var REST_MS = 350, AHEAD = 1.3;
  var hero = document.getElementById("hero");
  var rows = document.querySelectorAll(".row"), photo, timer, loaded = false, shown = "";

  if (!hero) { return; }
  photo = document.getElementById("hero-photo");

  function put(id, text) { document.getElementById(id).textContent = text || ""; }

  function copies(from, to) {
    var i;
    for (i = 0; from && i < from.length; i++) { to.appendChild(from[i].cloneNode(true)); }
  }

  function words(card) {
    var facts = document.getElementById("hero-facts");
    put("hero-kind", card.getAttribute("data-kind"));
    put("hero-title", card.querySelector(".name").lastChild.textContent);
    put("hero-summary", card.getAttribute("data-summary"));
    put("hero-facts", "");
    copies(card.querySelectorAll(".hour"), facts);
    copies(card.querySelector(".facts").children, facts);
  }

  /* The new picture comes over the old one when it is there, and only then. */
  function picture(card) {
    var address = card.getAttribute("data-tv"), image;
    if (!address) { photo.textContent = ""; return; }
    image = new Image();
    image.alt = "";
    image.onload = function () {
      if (shown !== card.id) { return; }
      photo.textContent = "";
      photo.appendChild(image);
    };
    image.src = address;
  }

  /* The code is drawn by the server; without an answer the one before stays, and is right. */
  function code(card) {
    var key = card.getAttribute("data-qr"), image = new Image();
    var typed = hero.querySelector(".qr-typed");
    var address = typed.textContent.replace(/[^\/]*$/, key);
    if (!key || address === typed.textContent) { return; }
    image.className = "qr-code";
    image.alt = address;
    image.onload = function () {
      var before = hero.querySelector(".qr-code");
      if (shown !== card.id) { return; }
      before.parentNode.replaceChild(image, before);
      typed.textContent = address;
    };
    image.src = "/b/" + key + ".svg";
  }

  function show(card) {
    if (shown === card.id) { return; }
    shown = card.id;
    words(card);
    picture(card);
    code(card);
  }

  function fill(row) {
    var waiting = row.querySelectorAll("[data-src]"), i, image;
    for (i = 0; i < waiting.length; i++) {
      image = document.createElement("img");
      image.alt = "";
      image.src = waiting[i].getAttribute("data-src");
      waiting[i].removeAttribute("data-src");
      waiting[i].insertBefore(image, waiting[i].firstChild);
    }
  }

  function fillNear() {
    var i, reach = AHEAD * window.innerHeight;
    for (i = 0; i < rows.length; i++) {
      if (rows[i].getBoundingClientRect().top < reach) { fill(rows[i]); }
    }
  }

  function start(card) {
    shown = card ? card.id : "";
    document.addEventListener("focusin", function (event) {
      var node = event.target;
      if (loaded) { fillNear(); }
      clearTimeout(timer);
      if (node.getAttribute && node.hasAttribute("data-qr") && node.hasAttribute("data-kind")) {
        timer = setTimeout(function () { show(node); }, REST_MS);
      }
    });
  }

  start(document.querySelector(".card[data-kind]"));
  window.addEventListener("scroll", fillNear);
  window.addEventListener("load", function () {
    var node = document.activeElement;
    loaded = true;
    // Who came back to a card further down sees its row, and what it is about.
    if (node && node.hasAttribute("data-kind")) { show(node); }
  });
}());
/* The pin of the card in focus stands out on the drawn map; the numbers say the same. */
(function () {
  var map = document.querySelector("[data-around-map]"), marked = null;

  if (!map) { return; }

  document.addEventListener("focusin", function (event) {
    var node = event.target, number = node.getAttribute && node.getAttribute("data-number");
    if (marked) { marked.setAttribute("class", "around-place"); }
    marked = number ? map.querySelector("[data-pin='" + number + "']") : null;
    if (marked) { marked.setAttribute("class", "around-place marked"); }
  });
}());
/* A screen says that it lives: once now, then every five minutes while a page stays. */
(function () {
  "use strict";
  var EVERY_MS = 5 * 60 * 1000, LOOK_MS = 60 * 1000;
  var code = document.body.getAttribute("data-screen");
  var version = document.body.getAttribute("data-version");
  var key = "tv-vie-" + code, toldMs = 0;

  // Without storage each page speaks for itself.
  function lastMs() {
    try { return Number(sessionStorage.getItem(key)) || 0; } catch (fault) { return toldMs; }
  }
  function remember(ms) {
    toldMs = ms;
    try { sessionStorage.setItem(key, String(ms)); } catch (fault) { return; }
  }
  function tell() {
    var nowMs = new Date().getTime(), sinceMs = nowMs - lastMs(), request;
    // A set without network may have begun with a wrong clock: "later" is no reason.
    if (sinceMs >= 0 && sinceMs < EVERY_MS) { return; }
    remember(nowMs);
    request = new XMLHttpRequest();
    request.open("POST", "/tv/vie/");
    request.setRequestHeader("Content-Type", "application/x-www-form-urlencoded");
    request.onerror = function () { remember(0); };
    request.send("ecran=" + encodeURIComponent(code) + "&version=" + encodeURIComponent(version));
  }

  if (!code || !version) { return; }
  tell();
  setInterval(tell, LOOK_MS);
})();
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
/* The keypad for the code of a telephone. Each key is a link to the same page with one
   digit more; here the digits are put in place without asking, and remotes with digit
   keys type them. Only the whole code is sent. ES5. */
(function () {
  var BACK = { 8: 1, 27: 1, 166: 1, 461: 1, 10009: 1 };
  var box = document.querySelector("[data-tv-code]");
  var keys, places, typed;

  if (!box) { return; }
  keys = box.querySelectorAll("[data-digit]");
  places = box.querySelectorAll(".code-place");

  function address(code) {
    var link = keys[0].href;
    return code ? link.replace(/([?&]c=)\d*/, "$1" + code) : box.getAttribute("data-empty");
  }

  function read() {
    var code = "", i;
    for (i = 0; i < places.length; i++) { code += places[i].textContent; }
    return code;
  }

  function show() {
    var fault = box.querySelector(".code-fault"), i;
    for (i = 0; i < places.length; i++) {
      places[i].textContent = typed.charAt(i);
      places[i].className = "code-place" + (i < typed.length ? " filled" : "");
    }
    if (fault && typed) { fault.parentNode.removeChild(fault); }
  }

  function keep(name, value) {
    try { sessionStorage.setItem("tv:" + name, value); } catch (error) { return; }
  }

  /* Who comes back from what the code opened finds the keypad empty, and once only: what
     was wrong before leaves no page behind. The names are those of the navigation. */
  function open() {
    var whole = address(typed), path = whole.replace(/^\w+:\/\/[^\/]+/, "");
    if (document.activeElement.id) { keep("focus:" + path, document.activeElement.id); }
    if (box.hasAttribute("data-again")) {
      if (history.state) { keep("depth", history.state.tv - 1); }
      location.replace(whole);
      return;
    }
    if (location.search.indexOf("c=") >= 0) { history.replaceState(history.state, "", address("")); }
    location.href = whole;
  }

  function put(digit) {
    if (typed.length >= places.length) { return; }
    typed += digit;
    show();
    if (typed.length === places.length) { open(); }
  }

  function takeAway() {
    typed = typed.slice(0, -1);
    show();
  }

  function digitOf(key) {
    if (key >= 48 && key <= 57) { return String(key - 48); }
    return key >= 96 && key <= 105 ? String(key - 96) : "";
  }

  function within(node, attribute) {
    while (node && node.nodeType === 1) {
      if (node.hasAttribute(attribute)) { return node; }
      node = node.parentNode;
    }
    return null;
  }

  box.addEventListener("click", function (event) {
    var key = within(event.target, "data-digit");
    if (!key && !within(event.target, "data-erase")) { return; }
    event.preventDefault();
    if (key) { put(key.getAttribute("data-digit")); } else { takeAway(); }
  });

  // Before the navigation, which would leave the page.
  document.addEventListener("keydown", function (event) {
    var digit = digitOf(event.keyCode), key;
    if (event.altKey || event.ctrlKey || event.metaKey) { return; }
    if (digit) {
      event.preventDefault();
      key = document.getElementById("key-" + digit);
      if (key) { key.focus(); }
      put(digit);
    } else if (BACK[event.keyCode] && typed) {
      event.preventDefault();
      takeAway();
    }
  }, true);

  window.addEventListener("pageshow", function (event) {
    if (event.persisted) { typed = ""; show(); }
  });

  typed = read();
}());
