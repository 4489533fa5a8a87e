# Good enough to try the sample on one's own machine, not to publish it.
DEBUG = True
SECRET_KEY = "only-for-this-sample"

INSTALLED_APPS = ["daphne", "channels"]  # Daphne makes runserver an ASGI server.
ASGI_APPLICATION = "asgi.application"
ROOT_URLCONF = "urls"
USE_TZ = True

# Reaches the clients of this process only. More than one needs channels_redis.
CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
