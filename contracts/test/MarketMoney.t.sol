// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IMarket} from "../src/IMarket.sol";
import {Base} from "./Base.sol";
import {Receiver} from "./Mocks.sol";

/// Deposits and withdrawals, with tokens and receivers that misbehave.
contract MarketMoneyTest is Base {
    address private constant NATIVE = address(0);
    address private constant SAVER = address(0x5a4e);

    function setUp() public override {
        super.setUp();
        vm.deal(address(this), 1 ether);
    }

    function testDepositNative() public {
        vm.deal(SAVER, 10);
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.Deposited(NATIVE, SAVER, 10);
        vm.prank(SAVER);
        market.deposit{value: 10}(NATIVE, 10);
        checkBalance(NATIVE, SAVER, 10);
    }

    function testDepositNativeMustMatchTheValue() public {
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongValue.selector, 9, 10));
        market.deposit{value: 9}(NATIVE, 10);
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongValue.selector, 11, 10));
        market.deposit{value: 11}(NATIVE, 10);
    }

    function testDepositToken() public {
        token.mint(SAVER, 10);
        vm.prank(SAVER);
        token.approve(address(market), 10);
        vm.prank(SAVER);
        market.deposit(address(token), 10);
        checkBalance(address(token), SAVER, 10);
        eq(token.balanceOf(SAVER), 0, "saver's tokens");
    }

    function testDepositTokenRefusals() public {
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongValue.selector, 1, 0));
        market.deposit{value: 1}(address(token), 1);
        vm.prank(SAVER); // has neither tokens nor an allowance
        vm.expectPartialRevert(bytes4(keccak256("ERC20InsufficientAllowance(address,uint256,uint256)")));
        market.deposit(address(token), 1);
        vm.expectRevert(abi.encodeWithSelector(IMarket.UnsupportedToken.selector, SAVER));
        market.deposit(SAVER, 1);
        vm.expectRevert(IMarket.ZeroAddress.selector);
        market.depositFor{value: 1}(NATIVE, address(0), 1);
        vm.expectRevert(abi.encodeWithSelector(IMarket.BadAddress.selector, address(market)));
        market.depositFor{value: 1}(NATIVE, address(market), 1);
    }

    /// Coin can come in only with a call that says whose it is.
    function testPlainTransfersAreRefused() public {
        (bool ok,) = address(market).call{value: 1}("");
        no(ok, "plain transfer");
        (ok,) = address(market).call{value: 1}(hex"12345678");
        no(ok, "unknown function");
    }

    /// What arrives is credited, so nobody else's tokens cover the fee.
    function testTokenThatTakesAFee() public {
        token.setFee(true);
        token.mint(SAVER, 100);
        vm.prank(SAVER);
        token.approve(address(market), 100);
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.Deposited(address(token), SAVER, 90);
        vm.prank(SAVER);
        market.deposit(address(token), 100);
        checkBalance(address(token), SAVER, 90);
        eq(token.balanceOf(address(market)), 3 * FUNDS + 90, "held");
    }

    function testWithdraw() public {
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.Withdrawn(NATIVE, PROVER, SAVER, 7);
        vm.prank(PROVER);
        market.withdraw(NATIVE, SAVER, 7);
        eq(SAVER.balance, 7, "coin");
        checkBalance(NATIVE, PROVER, FUNDS - 7);
        vm.prank(PROVER);
        market.withdraw(address(token), SAVER, FUNDS);
        eq(token.balanceOf(SAVER), FUNDS, "tokens");
        checkBalance(address(token), PROVER, 0);
    }

    function testWithdrawRefusals() public {
        vm.prank(PROVER);
        vm.expectRevert(abi.encodeWithSelector(IMarket.InsufficientBalance.selector, FUNDS + 1, FUNDS));
        market.withdraw(NATIVE, SAVER, FUNDS + 1);
        vm.prank(SAVER); // others' money is not withdrawable
        vm.expectRevert(abi.encodeWithSelector(IMarket.InsufficientBalance.selector, 1, 0));
        market.withdraw(NATIVE, SAVER, 1);
        vm.expectRevert(IMarket.ZeroAddress.selector);
        market.withdraw(NATIVE, address(0), 0);
        vm.expectRevert(abi.encodeWithSelector(IMarket.BadAddress.selector, address(market)));
        market.withdraw(address(token), address(market), 0);
        vm.expectRevert(abi.encodeWithSelector(IMarket.UnsupportedToken.selector, SAVER));
        market.withdraw(SAVER, SAVER, 0);
    }

    /// Reserved and locked money cannot be withdrawn.
    function testWithdrawLeavesWhatIsAtStake() public {
        locked();
        vm.prank(client);
        vm.expectRevert(abi.encodeWithSelector(IMarket.InsufficientBalance.selector, FUNDS, FUNDS - PRICE));
        market.withdraw(NATIVE, client, FUNDS);
        vm.prank(PROVER);
        vm.expectRevert(abi.encodeWithSelector(IMarket.InsufficientBalance.selector, FUNDS, FUNDS - COLLATERAL));
        market.withdraw(NATIVE, PROVER, FUNDS);
    }

    function newReceiver() private returns (Receiver receiver) {
        receiver = new Receiver(market);
        vm.deal(address(this), 10);
        market.depositFor{value: 10}(NATIVE, address(receiver), 10);
    }

    function testReceiverThatRefuses() public {
        Receiver receiver = newReceiver();
        receiver.setRefuses(true);
        vm.expectRevert(abi.encodeWithSelector(IMarket.TransferFailed.selector, address(receiver), 10));
        receiver.withdraw(10);
        checkBalance(NATIVE, address(receiver), 10); // and can be taken elsewhere
    }

    /// A payee that cannot receive can never undo a payment: payments are credits.
    function testPayoutThatRefusesIsStillPaid() public {
        Receiver receiver = newReceiver();
        receiver.setRefuses(true);
        IMarket.Order memory order = opened();
        fulfil(order, address(receiver));
        checkBalance(NATIVE, address(receiver), 10 + PRICE);
    }

    function testReceiverThatReenters() public {
        Receiver receiver = newReceiver();
        IMarket.Order memory order = locked();
        bytes memory proof = prove(order, JOURNAL, PAYOUT);
        bytes[8] memory calls = [
            abi.encodeCall(market.withdraw, (NATIVE, address(receiver), 1)),
            abi.encodeCall(market.deposit, (NATIVE, 0)),
            abi.encodeCall(market.depositFor, (NATIVE, SAVER, 0)),
            abi.encodeCall(market.open, (order, "")),
            abi.encodeCall(market.lock, (order, PAYOUT)),
            abi.encodeCall(market.fulfil, (order, JOURNAL, PAYOUT, proof)),
            abi.encodeCall(market.expire, (order)),
            abi.encodeCall(market.revokeNonce, (9))
        ];
        for (uint256 i = 0; i < calls.length; ++i) {
            receiver.setCall(calls[i]);
            receiver.withdraw(1);
            eq(
                bytes32(receiver.answer()),
                bytes32(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector),
                "reentered"
            );
        }
        checkBalance(NATIVE, address(receiver), 2);
    }

    /// A token that calls back during a deposit cannot have one arrival counted twice.
    function testTokenThatReenters() public {
        token.mint(SAVER, 100);
        vm.prank(SAVER);
        token.approve(address(market), 100);
        token.mint(address(token), 50);
        vm.prank(address(token));
        token.approve(address(market), 50);
        token.setCallback(address(market), abi.encodeCall(market.deposit, (address(token), 50)));
        vm.prank(SAVER);
        market.deposit(address(token), 100);
        checkBalance(address(token), SAVER, 100);
        checkBalance(address(token), address(token), 0);
        eq(
            bytes32(token.answer()),
            bytes32(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector),
            "reentered"
        );
    }

    function testFuzzDepositAndWithdraw(uint96 put, uint96 take) public {
        vm.deal(SAVER, put);
        vm.prank(SAVER);
        market.deposit{value: put}(NATIVE, put);
        vm.prank(SAVER);
        if (take > put) {
            vm.expectRevert(abi.encodeWithSelector(IMarket.InsufficientBalance.selector, take, put));
            market.withdraw(NATIVE, SAVER, take);
            return;
        }
        market.withdraw(NATIVE, SAVER, take);
        checkBalance(NATIVE, SAVER, put - take);
        eq(SAVER.balance, take, "coin");
    }
}
