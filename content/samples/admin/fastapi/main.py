import os
from secrets import compare_digest

from fastapi import APIRouter, Depends, FastAPI, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, FileSystemLoader
from pydantic import condecimal
from starlette.middleware.sessions import SessionMiddleware

from products import add_product, find_products

# The one account is in the environment. Without it the server does not start.
NAME = os.environ["STAFF_NAME"].encode()
PASSWORD = os.environ["STAFF_PASSWORD"].encode()

app = FastAPI()
# Its cookie is SameSite=Lax: forms on other sites cannot use the login. On
# HTTPS, add https_only=True.
app.add_middleware(SessionMiddleware, secret_key=os.environ["SESSION_SECRET"])

templates = Environment(loader=FileSystemLoader("templates"), autoescape=True)


def page(name: str, status: int = 200, **values):
    return HTMLResponse(templates.get_template(name).render(values), status)


@app.get("/login")
def show_login():
    return page("login.html")


@app.post("/login")
def login(request: Request, username: str = Form(), password: str = Form()):
    if not (compare_digest(username.encode(), NAME) and compare_digest(password.encode(), PASSWORD)):
        return page("login.html", 401, failed=True)
    request.session["staff"] = True
    return RedirectResponse("/products", 303)


def require_staff(request: Request):
    if not request.session.get("staff"):
        raise HTTPException(303, headers={"Location": "/login"})


staff = APIRouter(dependencies=[Depends(require_staff)])


@staff.get("/products")
def show_products(q: str = ""):
    return page("products.html", q=q, products=find_products(q))


@staff.post("/products")
def save_product(
    name: str = Form(min_length=1, max_length=200),
    price: condecimal(ge=0, max_digits=10, decimal_places=2) = Form(),
):
    add_product(name, price)
    return RedirectResponse("/products", 303)


app.include_router(staff)
