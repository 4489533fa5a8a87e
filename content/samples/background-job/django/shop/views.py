import json

from django.http import JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from .tasks import make_report


@csrf_exempt  # The callers are programs without a session to abuse.
@require_POST
def start_report(request):
    job = make_report.delay(json.loads(request.body)["year"])
    return JsonResponse({"id": job.id}, status=202)


@require_GET
def show_report(request, report_id):
    job = make_report.AsyncResult(str(report_id))
    # For Celery an id that it has never given out is pending too.
    status = {"SUCCESS": "done", "FAILURE": "failed"}.get(job.state, "pending")
    result = job.result if status == "done" else None
    return JsonResponse({"id": job.id, "status": status, "result": result})
