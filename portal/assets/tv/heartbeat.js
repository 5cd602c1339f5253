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
