"""How the shipped network was made: readers of the corpora, samples, network, fine-tuning, export, scores, model card.

The product never imports this package. `python -m standoff.training --corpora DIR` makes the model; it needs the
extra `training`.
"""
