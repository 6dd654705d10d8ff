"""How the shipped encoder was made: samples, network, fine-tuning, export to ONNX, scores, model card."""
