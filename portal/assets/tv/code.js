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
