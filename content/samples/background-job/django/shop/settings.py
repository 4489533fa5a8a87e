import os

# Good enough to try the sample on one's own machine, not to publish it.
DEBUG = True
SECRET_KEY = "only-for-this-sample"

INSTALLED_APPS = ["shop"]
ROOT_URLCONF = "shop.urls"
USE_TZ = True

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]

CELERY_BROKER_URL = os.environ.get("REDIS_URL", "redis://127.0.0.1:6379")
CELERY_RESULT_BACKEND = CELERY_BROKER_URL
