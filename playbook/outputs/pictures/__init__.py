"""The pictures that services show beside a link to a page: its title, its model's mark and colour, its place."""

from playbook.outputs.pictures.choosing import Picture, pictures
from playbook.outputs.pictures.drawing import Drawing, can_draw

__all__ = ["Drawing", "Picture", "can_draw", "pictures"]
