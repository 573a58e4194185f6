"""The monthly statement of a company's credits, as a paper to keep."""
