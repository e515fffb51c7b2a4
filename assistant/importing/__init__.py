"""Knowledge in: a folder or documents become records and passages, all of them or none; and out again."""

from assistant.importing.changing import change, learn
from assistant.importing.exporting import export_folder
from assistant.importing.importer import Progress, import_path
from assistant.importing.layout import find_parts
from assistant.importing.report import ImportReport, OwnerReport

__all__ = ["ImportReport", "OwnerReport", "Progress", "change", "export_folder", "find_parts", "import_path", "learn"]
