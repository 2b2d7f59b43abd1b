"""The CSL engine: a style and a locale in, a tree of tagged text out."""
