"""Made sounds for "[Rain on a tin roof]" and its like: quiet noise and tones, the same on every run.

Each is a source for ffmpeg's lavfi input; the noise generators take a fixed seed.
"""

from __future__ import annotations

SOUNDS = {
    "room": "anoisesrc=color=brown:seed=1:amplitude=0.3,lowpass=f=300",
    "rain": "anoisesrc=color=white:seed=2:amplitude=0.4,highpass=f=1800,lowpass=f=7000,tremolo=f=7:d=0.35",
    "engine": "anoisesrc=color=brown:seed=3:amplitude=0.9,lowpass=f=220,tremolo=f=11:d=0.7",
    "brakes": "anoisesrc=color=pink:seed=4:amplitude=0.9,highpass=f=900,afade=t=out:st=0.3:d=1:curve=qsin",
    "glass": (
        "aevalsrc='(sin(2*PI*2637*t)+sin(2*PI*3951*t+1)+sin(2*PI*5274*t+2)+0.7*sin(2*PI*4186*t*(1+0.03*sin(90*t))))"
        "*0.2*exp(-5*t)*(1+0.9*sin(2*PI*23*t))'"
    ),
    "chairs": "anoisesrc=color=pink:seed=5:amplitude=0.8,bandpass=f=700:w=400,tremolo=f=3:d=0.95",
    "taps": "aevalsrc='0.7*sin(2*PI*420*t)*exp(-60*mod(t,0.55))+0.3*sin(2*PI*1310*t)*exp(-90*mod(t,0.55))'",
    "bell": "aevalsrc='(sin(2*PI*1046*t)+0.5*sin(2*PI*2093*t))*0.4*exp(-1.2*t)'",
}
