from flask import Flask, request

from tasks import make_report

app = Flask(__name__)


@app.post("/reports")
def start_report():
    job = make_report.delay(request.get_json()["year"])
    return {"id": job.id}, 202


@app.get("/reports/<uuid:report_id>")
def show_report(report_id):
    job = make_report.AsyncResult(str(report_id))
    # For Celery an id that it has never given out is pending too.
    status = {"SUCCESS": "done", "FAILURE": "failed"}.get(job.state, "pending")
    result = job.result if status == "done" else None
    return {"id": job.id, "status": status, "result": result}
