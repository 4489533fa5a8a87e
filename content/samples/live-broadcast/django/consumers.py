from channels.generic.websocket import AsyncWebsocketConsumer


class ChatConsumer(AsyncWebsocketConsumer):
    groups = ["chat"]  # Every connection joins them by itself.

    async def receive(self, text_data=None, bytes_data=None):
        if text_data is not None:  # A binary message has none.
            # The type is the method that handles this in every consumer of the group.
            await self.channel_layer.group_send("chat", {"type": "chat.message", "text": text_data})

    async def chat_message(self, event):
        await self.send(text_data=event["text"])
