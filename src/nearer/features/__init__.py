"""The chapters of the product. Each folder is one feature and knows none of the others."""
