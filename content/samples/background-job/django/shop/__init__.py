# Django would not load celery.py by itself, and the tasks would have no broker.
from .celery import app as celery_app

__all__ = ["celery_app"]
