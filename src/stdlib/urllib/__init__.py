"""What has to do with URLs: urllib.parse."""
