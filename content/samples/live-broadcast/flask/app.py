import os

from flask import Flask
from flask_socketio import SocketIO, emit

app = Flask(__name__)
socketio = SocketIO(app)


@socketio.on("chat message")
def broadcast(message):
    emit("chat message", message, broadcast=True)


if __name__ == "__main__":
    port = int(os.environ.get("PORT", 5000))
    print(f"http://127.0.0.1:{port}")
    # Serves WebSockets because gevent and gevent-websocket are installed.
    socketio.run(app, host="127.0.0.1", port=port)
