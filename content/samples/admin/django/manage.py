#!/usr/bin/env python3
import importlib.util
import os
import sys
from pathlib import Path


def name_app():
    # In a project of your own the app lies in a folder named catalog. Here the
    # folder has the framework's name, and as a package it would hide Django.
    init = Path(__file__).resolve().with_name("__init__.py")
    spec = importlib.util.spec_from_file_location("catalog", init)
    sys.modules["catalog"] = importlib.util.module_from_spec(spec)


if __name__ == "__main__":
    name_app()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "catalog.settings")

    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
