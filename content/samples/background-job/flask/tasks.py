# Run the worker beside the server: celery -A tasks worker
import os
import time

from celery import Celery

REDIS_URL = os.environ.get("REDIS_URL", "redis://127.0.0.1:6379")
SALES = {2025: [1200, 350, 2450]}

celery = Celery("tasks", broker=REDIS_URL, backend=REDIS_URL)


@celery.task
def make_report(year):
    total = sum(SALES[year])
    time.sleep(1)  # stands for a slow query
    return {"year": year, "total": total}
