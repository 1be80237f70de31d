"""Checks the public record of a 明镜 platform; shares no code with the platform it checks."""
