/* Opens the portal's pages for screens as soon as the portal answers. ES5: old engines. */
(function () {
  "use strict";
  var PROBE = "@ADDRESS@/tv/qr.svg?page=/fr/&at=";
  var AGAIN_MS = 10000;
  // A set whose engine never answers for pictures is sent on without asking.
  var PATIENCE_MS = 20000;
  var link = document.getElementById("open");
  var away = document.getElementById("away");

  // In place of this page: Back must not lead to it.
  function open() {
    window.location.replace(link.href);
  }

  function attempt() {
    var picture = new Image();
    var patience = setTimeout(open, PATIENCE_MS);
    picture.onload = open;
    picture.onerror = function () {
      clearTimeout(patience);
      away.hidden = false;
      setTimeout(attempt, AGAIN_MS);
    };
    picture.src = PROBE + new Date().getTime();
  }

  link.focus();
  attempt();
})();
