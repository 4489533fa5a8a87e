import asyncio

from fastapi import FastAPI, WebSocket

app = FastAPI()
clients = set()


@app.websocket("/chat")
async def chat(socket: WebSocket):
    await socket.accept()
    clients.add(socket)
    try:
        async for message in socket.iter_text():  # ends when the client leaves
            # A client that is just leaving must not keep the message from the others.
            sending = [client.send_text(message) for client in clients]
            await asyncio.gather(*sending, return_exceptions=True)
    finally:
        clients.discard(socket)
