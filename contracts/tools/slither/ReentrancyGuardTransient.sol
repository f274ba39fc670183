// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @dev OpenZeppelin's guard for slither alone: slither 0.11.6 cannot resolve the overloads of TransientSlot, and what it
/// cannot resolve it skips, with every contract that inherits it. The same interface, the same effect; never deployed.
abstract contract ReentrancyGuardTransient {
    bool private transient _entered;

    error ReentrancyGuardReentrantCall();

    modifier nonReentrant() {
        if (_entered) revert ReentrancyGuardReentrantCall();
        _entered = true;
        _;
        _entered = false;
    }

    modifier nonReentrantView() {
        if (_entered) revert ReentrancyGuardReentrantCall();
        _;
    }
}
