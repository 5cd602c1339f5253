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
