import websocket from "@fastify/websocket";
import Fastify from "fastify";

const app = Fastify();
await app.register(websocket);

app.get("/chat", { websocket: true }, (socket) => {
  socket.on("message", (message) => {
    for (const client of app.websocketServer.clients) {
      client.send(message.toString());
    }
  });
});

console.log(await app.listen({ port: process.env.PORT ?? 3000, host: "127.0.0.1" }));
