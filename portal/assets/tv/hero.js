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
