import Database from "libsql";

const db = new Database(process.env.DATABASE ?? "db.sqlite3");
db.exec(`CREATE TABLE IF NOT EXISTS product (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, cents INTEGER NOT NULL
)`);

const insert = db.prepare("INSERT INTO product (name, cents) VALUES (?, ?)");
const search = db.prepare(`SELECT name, printf('%.2f', cents / 100.0) AS price FROM product
  WHERE instr(lower(name), lower(?)) ORDER BY name`);

export const addProduct = ({ name, price }) => insert.run(name, Math.round(price * 100));
export const findProducts = (text) => search.all(text);
