import os

from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.core.asgi import get_asgi_application
from django.urls import path

from consumers import ChatConsumer

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")

application = ProtocolTypeRouter({
    "http": get_asgi_application(),
    # Pages of other sites cannot connect: their origin is not an allowed host.
    "websocket": AllowedHostsOriginValidator(URLRouter([
        path("chat", ChatConsumer.as_asgi()),
    ])),
})
