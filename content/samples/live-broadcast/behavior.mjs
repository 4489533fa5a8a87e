// Usage: node behavior.mjs URL. Exits with 0 when the server at URL sends
// a message of one client to every connected client, the sender included.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createRequire } from "node:module";

// The client is a tool of the tests, not of one sample, so it lives in .ci.
const require = createRequire(new URL("../../../.ci/package.json", import.meta.url));
const { io } = require("socket.io-client");

const url = process.argv[2];
const deadline = setTimeout(() => {
  console.error("after 10 s a client is not connected or has not received the message");
  process.exit(1);
}, 10_000);

// Without forceNew both would share one connection.
const clients = [io(url, { forceNew: true }), io(url, { forceNew: true })];
await Promise.all(clients.map((client) => once(client, "connect")));
assert.notEqual(clients[0].id, clients[1].id, "two connections");

const received = Promise.all(clients.map((client) => once(client, "chat message")));
const message = "Grüße from the first client";
clients[0].emit("chat message", message);
assert.deepEqual(await received, [[message], [message]]);

clearTimeout(deadline);
clients.forEach((client) => client.close());
