// What a page does that wants the answers: it hears of them only when the person has sent them.
document.addEventListener("utbyteskollen:answers", ({ detail }) => {
  document.getElementById("got").textContent = JSON.stringify(detail.answers, null, 2);
});
