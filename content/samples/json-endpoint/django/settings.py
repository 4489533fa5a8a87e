# Good enough to try the sample on one's own machine, not to publish it.
DEBUG = True
SECRET_KEY = "only-for-this-sample"

ROOT_URLCONF = "urls"
USE_TZ = True

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
