import os
import re
from decimal import Decimal
from secrets import compare_digest

from flask import Flask, abort, redirect, render_template, request, session, url_for

from products import add_product, find_products

# The one account is in the environment. Without it the server does not start.
NAME = os.environ["STAFF_NAME"].encode()
PASSWORD = os.environ["STAFF_PASSWORD"].encode()

app = Flask(__name__)
app.config.update(
    SECRET_KEY=os.environ["SESSION_SECRET"],
    # Forms on other sites cannot use the login. On HTTPS, add SESSION_COOKIE_SECURE.
    SESSION_COOKIE_SAMESITE="Lax",
)


@app.before_request
def require_staff():
    if request.endpoint != "login" and not session.get("staff"):
        return redirect(url_for("login"))


@app.route("/login", methods=["GET", "POST"])
def login():
    if request.method == "GET":
        return render_template("login.html")
    name, password = request.form["username"].encode(), request.form["password"].encode()
    if not (compare_digest(name, NAME) and compare_digest(password, PASSWORD)):
        return render_template("login.html", failed=True), 401
    session["staff"] = True
    return redirect(url_for("show_products"))


@app.get("/products")
def show_products():
    q = request.args.get("q", "")
    return render_template("products.html", q=q, products=find_products(q))


@app.post("/products")
def save_product():
    name, price = request.form["name"].strip(), request.form["price"]
    if not 1 <= len(name) <= 200 or not re.fullmatch(r"[0-9]{1,8}([.][0-9]{1,2})?", price):
        abort(422, "A product needs a name, and a price such as 12.50.")
    add_product(name, Decimal(price))
    return redirect(url_for("show_products"))
