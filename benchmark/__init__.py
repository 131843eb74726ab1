"""How fast the project builds many case studies, compared with the same content on a stock MkDocs site."""
