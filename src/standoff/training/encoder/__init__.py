"""The network: its samples, losses, fine-tuning, export to ONNX, scores and model card."""
