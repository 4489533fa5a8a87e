import time
from uuid import UUID, uuid4

from fastapi import BackgroundTasks, FastAPI, HTTPException
from pydantic import BaseModel

app = FastAPI()

SALES = {2025: [1200, 350, 2450]}

# Only this process has them: a restart forgets them, and a second worker of
# the server would never see them.
reports = {}


class ReportRequest(BaseModel):
    year: int


# Not async, so it runs in a thread and the server goes on answering.
def make_report(report_id: UUID, year: int):
    report = reports[report_id]
    try:
        total = sum(SALES[year])
        time.sleep(1)  # stands for a slow query
        report.update(status="done", result={"year": year, "total": total})
    except Exception:
        report.update(status="failed")
        raise


@app.post("/reports", status_code=202)
async def start_report(request: ReportRequest, background_tasks: BackgroundTasks):
    report_id = uuid4()
    reports[report_id] = {"id": report_id, "status": "pending", "result": None}
    background_tasks.add_task(make_report, report_id, request.year)
    return {"id": report_id}


@app.get("/reports/{report_id}")
async def show_report(report_id: UUID):
    if report_id not in reports:
        raise HTTPException(404)
    return reports[report_id]
