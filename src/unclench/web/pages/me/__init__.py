"""What somebody tells once: their images, what they don't want, and what suits them."""
