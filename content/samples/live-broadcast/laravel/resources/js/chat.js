import "./echo"; // written by: php artisan install:broadcasting

window.Echo.channel("chat").listen("ChatMessage", ({ text }) => {
  document.querySelector("#messages").append(text, document.createElement("br"));
});

document.querySelector("#send").addEventListener("submit", (event) => {
  event.preventDefault();
  // The form has the fields text and, from @csrf, _token.
  fetch("/messages", { method: "POST", body: new FormData(event.target) });
});
