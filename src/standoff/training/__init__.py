"""How the shipped language model was made: readers, augmentation, training, evaluation, model card.

The product never imports this package. `python -m standoff.training --corpora DIR` reproduces the model.
"""
