// On the set of a living room the home page offers the pages made for it. ES5, and sized
// by hand: sets older than 2023 drop the whole style sheet of the portal.
(function () {
  "use strict";
  var SETS = /SMART-TV|SmartTV|Tizen.*TV|Web0S|HbbTV|NetCast|VIDAA|BRAVIA|Android TV|GoogleTV|AFT[A-Z]|CrKey/;
  var FACE = "'Atkinson Hyperlegible Next', Verdana, sans-serif";
  var YEAR_S = 31536000;
  var bar = document.getElementById("tv-offer");
  var chosen = /(?:^|; )tv_offre=(oui|non)/.exec(document.cookie);
  chosen = chosen && chosen[1];
  if (!bar || chosen === "non" || !SETS.test(navigator.userAgent)) return;

  var yes = bar.querySelector("[data-tv-yes]");
  var no = bar.querySelector("[data-tv-no]");

  function remember(choice) {
    var safe = location.protocol === "https:" ? ";Secure" : "";
    document.cookie = "tv_offre=" + choice + ";path=/;max-age=" + YEAR_S + ";SameSite=Lax" + safe;
  }

  function look(element, styles) {
    for (var name in styles) element.style[name] = styles[name];
  }

  function press(element, back, ink) {
    var resting = { background: back, color: ink, outline: "none" };
    look(element, {
      display: "inline-block",
      margin: "0 24px 0 0",
      padding: "16px 32px",
      border: "3px solid #f6b21b",
      borderRadius: "12px",
      font: "bold 30px/1.3 " + FACE,
      textDecoration: "none",
      cursor: "pointer",
    });
    look(element, resting);
    element.onfocus = function () {
      look(element, { outline: "6px solid #fff", background: "#f6b21b", color: "#1b1a22" });
    };
    element.onblur = function () {
      look(element, resting);
    };
  }

  look(bar, { padding: "40px 5%", background: "#12202b", color: "#f4ebdd", textAlign: "left" });
  var words = bar.querySelectorAll("p");
  for (var i = 0; i < words.length; i += 1) {
    look(words[i], { margin: "0 0 24px", maxWidth: "none", font: "34px/1.35 " + FACE, color: "#f4ebdd" });
  }
  press(yes, "#f6b21b", "#1b1a22");
  press(no, "transparent", "#f4ebdd");

  words[0].hidden = chosen === "oui";
  words[1].hidden = chosen !== "oui";
  bar.hidden = false;
  if (chosen === "oui") yes.focus();
  yes.onclick = function () {
    remember("oui");
  };
  no.onclick = function () {
    remember("non");
    bar.hidden = true;
    bar.style.display = "none";
    document.body.focus();
  };
})();
