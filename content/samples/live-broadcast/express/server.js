import { createServer } from "node:http";
import express from "express";
import { Server } from "socket.io";

const app = express();
const server = createServer(app);
const io = new Server(server);

app.get("/", (request, response) => {
  response.type("text").send("Connect with a Socket.IO client.\n");
});

// #region broadcast
io.on("connection", (socket) => {
  socket.on("chat message", (message) => {
    // io reaches every client; socket.broadcast would leave out the sender.
    io.emit("chat message", message);
  });
});
// #endregion

server.listen(process.env.PORT ?? 3000, "127.0.0.1", () => {
  // With PORT=0 the system picks a free port, so ask which one it was.
  console.log(`http://127.0.0.1:${server.address().port}`);
});
