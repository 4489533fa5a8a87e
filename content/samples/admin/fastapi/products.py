import os
import sqlite3
from contextlib import closing

DATABASE = os.environ.get("DATABASE", "db.sqlite3")


def execute(sql, *values):
    # Without an isolation level every statement is saved at once.
    with closing(sqlite3.connect(DATABASE, isolation_level=None)) as db:
        db.row_factory = sqlite3.Row
        return db.execute(sql, values).fetchall()


execute("""CREATE TABLE IF NOT EXISTS product (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, cents INTEGER NOT NULL
)""")


def add_product(name, price):
    execute("INSERT INTO product (name, cents) VALUES (?, ?)", name, int(price * 100))


def find_products(text):
    return execute("""SELECT name, printf('%.2f', cents / 100.0) AS price FROM product
      WHERE instr(lower(name), lower(?)) ORDER BY name""", text)
